'use strict';

// Packs the extension with the executable jar of this repository into lint429.vsix.
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const jar = path.join(__dirname, '..', '..', 'checker', 'cli', 'target', 'lint429.jar');
if (!fs.existsSync(jar)) {
  console.error(`${jar} is not there: mvn -q -DskipTests -Dverification.skip -pl checker/cli -am package`);
  process.exit(1);
}
fs.mkdirSync(path.join(__dirname, 'server'), { recursive: true });
fs.copyFileSync(jar, path.join(__dirname, 'server', 'lint429.jar'));
fs.copyFileSync(path.join(__dirname, '..', '..', 'LICENSE'), path.join(__dirname, 'LICENSE'));
const vsce = path.join(__dirname, 'node_modules', '@vscode', 'vsce', 'vsce');
execFileSync(
  process.execPath,
  [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', 'lint429.vsix'],
  { cwd: __dirname, stdio: 'inherit' },
);
