'use strict';

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');

/** How long the server gets to load its classes before it is told to stop. */
const REHEARSAL_MILLIS = 4000;

/** After this it is not waited for any more. */
const LIMIT_MILLIS = 60000;

/**
 * The archive of the server's classes (class data sharing): with it, the server starts faster. It
 * belongs to one Java and one jar.
 *
 * @param directory where archives are kept
 */
function archiveOf(directory, java, jar, vmArguments) {
  const parts = [java, jar].flatMap((file) => {
    const real = fs.realpathSync(file);
    const stat = fs.statSync(real);
    return [real, stat.size, stat.mtimeMs];
  });
  const key = crypto.createHash('sha256').update(JSON.stringify([...parts, ...vmArguments]));
  return path.join(directory, `classes-${key.digest('hex').slice(0, 16)}.jsa`);
}

/** The arguments with which Java uses an archive; nothing else may go to its standard output. */
function argumentsFor(archive) {
  return fs.existsSync(archive)
    ? ['-Xshare:auto', '-Xlog:disable', `-XX:SharedArchiveFile=${archive}`]
    : [];
}

/**
 * Makes an archive for the next start: another server introduces itself, and writes down its
 * classes at its end. Nothing depends on it, so a failure is only logged.
 */
function makeArchive(archive, java, jar, vmArguments, log) {
  if (fs.existsSync(archive)) {
    return;
  }
  const unfinished = `${archive}.${process.pid}`;
  const give = (failure) => {
    fs.rmSync(unfinished, { force: true });
    log(`no archive of classes was made: ${failure}`);
  };
  try {
    const directory = path.dirname(archive);
    fs.mkdirSync(directory, { recursive: true });
    // Those of earlier versions.
    fs.readdirSync(directory).forEach((file) => {
      if (file.endsWith('.jsa')) {
        fs.rmSync(path.join(directory, file), { force: true });
      }
    });
    const args = [...vmArguments, '-Xlog:disable', `-XX:ArchiveClassesAtExit=${unfinished}`];
    const server = spawn(java, [...args, '-jar', jar, 'lsp'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const limit = setTimeout(() => server.kill(), LIMIT_MILLIS);
    server.on('error', give);
    server.stdin.on('error', () => {});
    server.on('exit', (status) => {
      clearTimeout(limit);
      if (status === 0 && fs.existsSync(unfinished)) {
        fs.renameSync(unfinished, archive);
      } else {
        give(`Java ended with ${status}`);
      }
    });
    const send = (message) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: process.pid, capabilities: {} } });
    send({ method: 'initialized', params: {} });
    setTimeout(() => {
      send({ id: 2, method: 'shutdown' });
      send({ method: 'exit' });
    }, REHEARSAL_MILLIS);
  } catch (failure) {
    give(failure);
  }
}

module.exports = { archiveOf, argumentsFor, makeArchive };
