import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Prints how much lint429 adds to the compiler's own thread, from recordings of {@code javac} runs
 * with lint429 on: {@code java SampledShare.java RECORDING.jfr...}. A recording holds both sides of
 * the comparison, so that other work on the machine matters less than between two runs. The threads
 * that compile bytecode are not in it.
 */
public final class SampledShare {
  private SampledShare() {}

  public static void main(String[] args) throws IOException {
    int all = 0;
    int ofLint429 = 0;
    for (String recording : args) {
      for (RecordedEvent event : RecordingFile.readAllEvents(Path.of(recording))) {
        RecordedStackTrace stack = event.getStackTrace();
        String type = event.getEventType().getName();
        if (stack != null
            && (type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample"))) {
          all++;
          ofLint429 += hasLint429(stack) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d samples, %d below lint429; ratio %.3f%n",
        all,
        ofLint429,
        (double) all / (all - ofLint429));
  }

  private static boolean hasLint429(RecordedStackTrace stack) {
    return stack.getFrames().stream()
        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("dev.lint429."));
  }
}
