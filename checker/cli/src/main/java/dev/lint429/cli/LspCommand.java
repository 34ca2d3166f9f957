package dev.lint429.cli;

import dev.lint429.lsp.LanguageServerProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code lint429 lsp}. */
@Command(
    name = "lsp",
    description = "Serves an editor: the Language Server Protocol on the standard streams.",
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  // Editors add it, and there is no other way.
  @Option(names = "--stdio", description = "What it does anyway.")
  private boolean stdio;

  @Override
  public Integer call() {
    return LanguageServerProcess.serve(System.in, System.out, main.terminal().environment());
  }
}
