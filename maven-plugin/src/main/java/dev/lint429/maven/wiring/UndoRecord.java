package dev.lint429.maven.wiring;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.lint429.run.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was changed, so that it can be taken back: the inserted texts, with a few characters around
 * them, so that they are found again where the file has changed otherwise.
 */
final class UndoRecord {
  private static final int VERSION = 1;
  private static final int CONTEXT = 40;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  int version = VERSION;

  /** Whether the directory {@code .mvn} was made. */
  boolean createdDirectory;

  /** In the order in which they were made. */
  List<Step> steps = new ArrayList<>();

  /** The changes of one file. */
  static final class Step {
    String file;

    /** Whether there was no such file. */
    boolean created;

    /** The text afterwards, by its hash. */
    int hash;

    List<Place> places = new ArrayList<>();

    /** Whether somebody may have taken out a part, so that the others stand for themselves. */
    private boolean isList() {
      return file.endsWith("jvm.config");
    }

    /** The text as it was. */
    String undo(String text) {
      List<Change> back = new ArrayList<>();
      for (Place place : places) {
        if (isList() && !text.contains(place.inserted)) {
          continue;
        }
        int at = text.hashCode() == hash ? place.at : place.find(text);
        if (at < 0 || !text.startsWith(place.inserted, at)) {
          throw new UserError(
              file
                  + " has changed where lint429 was put in, so that it has to be taken out by hand:"
                  + " \""
                  + place.inserted.strip().replaceAll("\\s+", " ")
                  + "\" is not found exactly once");
        }
        back.add(new Change(at, at + place.inserted.length(), place.removed));
      }
      return Change.apply(text, back);
    }
  }

  /** A change. */
  static final class Place {
    /** The offset of {@code inserted} in the text afterwards. */
    int at;

    String before;
    String inserted;
    String removed;
    String after;

    /** The offset of {@code inserted} in another text; -1 if it is not clear. */
    private int find(String text) {
      int found = -1;
      int times = 0;
      int all = 0;
      int any = -1;
      for (int i = text.indexOf(inserted); i >= 0; i = text.indexOf(inserted, i + 1)) {
        any = i;
        all++;
        boolean fits =
            text.startsWith(after, i + inserted.length())
                && text.startsWith(before, i - before.length());
        if (fits) {
          found = i;
          times++;
        }
      }
      if (times == 1) {
        return found;
      }
      return all == 1 ? any : -1;
    }
  }

  static Step step(String file, boolean created, String before, List<Change> changes) {
    Step step = new Step();
    step.file = file;
    step.created = created;
    String text = Change.apply(before, changes);
    step.hash = text.hashCode();
    int shift = 0;
    for (Change change : Change.sorted(changes)) {
      Place place = new Place();
      place.at = change.start() + shift;
      place.inserted = change.text();
      place.removed = before.substring(change.start(), change.end());
      place.before = text.substring(Math.max(0, place.at - CONTEXT), place.at);
      int end = place.at + place.inserted.length();
      place.after = text.substring(end, Math.min(text.length(), end + CONTEXT));
      step.places.add(place);
      shift += change.text().length() - (change.end() - change.start());
    }
    return step;
  }

  /** The record of a file; an empty one if there is no such file. */
  static UndoRecord read(Path file) {
    if (!Files.exists(file)) {
      return new UndoRecord();
    }
    try {
      UndoRecord undo = GSON.fromJson(Files.readString(file), UndoRecord.class);
      if (undo == null || undo.version != VERSION || undo.steps == null) {
        throw new UserError(file + " is not of this version of lint429");
      }
      return undo;
    } catch (IOException | JsonParseException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  String toJson() {
    return GSON.toJson(this) + "\n";
  }
}
