'use strict';

const { execFile } = require('child_process');
const fs = require('fs');
const path = require('path');

const EXECUTABLE = process.platform === 'win32' ? 'java.exe' : 'java';

/**
 * The first Java that is new enough: of the homes, in their order, and then on the PATH.
 *
 * @param homes directories; what is empty is passed over
 * @param needed the least version
 * @returns the path of the executable, or undefined
 */
async function findJava(homes, needed) {
  const named = homes.filter(Boolean).map((home) => path.join(home, 'bin', EXECUTABLE));
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((directory) => path.join(directory, EXECUTABLE));
  for (const java of [...named, ...onPath]) {
    if (fs.existsSync(java) && (await version(java)) >= needed) {
      return java;
    }
  }
  return undefined;
}

/** The major version of a Java; 0 if it does not say. */
function version(java) {
  return new Promise((resolve) => {
    execFile(java, ['-version'], (error, stdout, stderr) => {
      const match = /version "(?:1\.)?(\d+)/.exec(`${stdout}${stderr}`);
      resolve(error || !match ? 0 : Number(match[1]));
    });
  });
}

module.exports = { findJava };
