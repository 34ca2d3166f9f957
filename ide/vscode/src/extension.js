'use strict';

const fs = require('fs');
const path = require('path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { archiveOf, argumentsFor, makeArchive } = require('./archive');
const { findJava } = require('./java');

/** The version of Java that the server is compiled for. */
const NEEDED_JAVA = 17;

/** How long after the start an archive of the server's classes is made, if there is none. */
const ARCHIVE_DELAY_MILLIS = 60_000;

let client;
let context;
let archiving;

async function activate(extensionContext) {
  context = extensionContext;
  context.subscriptions.push(
    vscode.commands.registerCommand('lint429.restartServer', restart),
    vscode.commands.registerCommand('lint429.showLog', () => client?.outputChannel.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const ofProcess = ['lint429.java', 'lint429.server'];
      if (ofProcess.some((section) => change.affectsConfiguration(section))) {
        restart();
      }
    }),
    vscode.workspace.registerTextDocumentContentProvider('lint429-rule', {
      provideTextDocumentContent: (uri) => explanations.get(uri.path) ?? '',
    }),
  );
  await start();
}

async function start() {
  const settings = vscode.workspace.getConfiguration('lint429');
  const java = await findJava(
    [
      settings.get('java.home'),
      vscode.workspace.getConfiguration('java').get('jdt.ls.java.home'),
      process.env.JAVA_HOME,
    ],
    NEEDED_JAVA,
  );
  if (!java) {
    const choice = await vscode.window.showErrorMessage(
      `lint429 needs Java ${NEEDED_JAVA} or newer. Set lint429.java.home to one.`,
      'Open Settings',
    );
    if (choice) {
      vscode.commands.executeCommand('workbench.action.openSettings', 'lint429.java.home');
    }
    return;
  }
  const jar = settings.get('server.jar') || context.asAbsolutePath(path.join('server', 'lint429.jar'));
  if (!fs.existsSync(jar)) {
    vscode.window.showErrorMessage(`lint429: there is no ${jar}`);
    return;
  }
  const vmArguments = settings.get('server.vmArguments');
  const archive = archiveOf(context.globalStorageUri.fsPath, java, jar, vmArguments);
  const server = {
    command: java,
    args: [...vmArguments, ...argumentsFor(archive), '-jar', jar, 'lsp'],
  };
  client = new LanguageClient('lint429', 'lint429', server, {
    documentSelector: [
      { language: 'java', scheme: 'file' },
      { language: 'java', scheme: 'untitled' },
    ],
    initializationOptions: { ...plainSettings(), showsExplanations: true },
    synchronize: { configurationSection: 'lint429' },
    middleware: { executeCommand },
  });
  await client.start();
  const log = (line) => client?.outputChannel.appendLine(line);
  // When the work of the first minute is done.
  archiving = setTimeout(
    () => makeArchive(archive, java, jar, vmArguments, log),
    ARCHIVE_DELAY_MILLIS,
  );
}

function plainSettings() {
  const settings = vscode.workspace.getConfiguration('lint429');
  const keys = ['codeLens', 'workspaceDiagnostics', 'debounceMillis', 'scope'];
  return Object.fromEntries(keys.map((key) => [key, settings.get(key)]));
}

/** The texts that are shown as documents, by their paths. */
const explanations = new Map();

/** Shows what the server answers to a command. */
async function executeCommand(command, args, next) {
  const saved = command !== 'lint429.updateBaseline' || (await vscode.workspace.saveAll(false));
  if (!saved) {
    return undefined;
  }
  const answer = await next(command, args);
  const titles = { 'lint429.explainRule': args[0], 'lint429.showCall': '429' };
  const title = titles[command];
  if (title && answer) {
    const uri = vscode.Uri.from({ scheme: 'lint429-rule', path: `/${title}.md` });
    explanations.set(uri.path, answer);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }
  return answer;
}

async function restart() {
  await stop();
  await start();
}

async function stop() {
  clearTimeout(archiving);
  const running = client;
  client = undefined;
  await running?.dispose();
}

module.exports = { activate, deactivate: stop };
