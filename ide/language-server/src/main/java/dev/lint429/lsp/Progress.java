package dev.lint429.lsp;

import java.util.UUID;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** Shows how far the first look at a workspace is, in editors that can show it. */
final class Progress {
  private LanguageClient client;
  private String token;
  private int percent;

  /**
   * @param connected null if the editor shows no progress
   */
  synchronized void connect(LanguageClient connected) {
    this.client = connected;
  }

  synchronized void begin(String folder) {
    end();
    if (client == null) {
      return;
    }
    token = "lint429-" + UUID.randomUUID();
    percent = 0;
    client.createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)));
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle("lint429");
    begin.setMessage(folder);
    begin.setPercentage(0);
    begin.setCancellable(false);
    send(begin);
  }

  synchronized void report(int done, int total) {
    int now = total == 0 ? 100 : (int) (100L * done / total);
    if (token != null && now >= percent + 5) {
      percent = now;
      WorkDoneProgressReport report = new WorkDoneProgressReport();
      report.setMessage(done + " of " + total + " files");
      report.setPercentage(now);
      send(report);
    }
  }

  synchronized void end() {
    if (token != null) {
      send(new WorkDoneProgressEnd());
      token = null;
    }
  }

  private void send(WorkDoneProgressNotification notification) {
    client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
  }
}
