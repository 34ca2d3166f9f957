'use strict';

// Run by ./vscode: node vscode.cjs URL PROJECT SCREENSHOTS
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const [url, project, screenshots] = process.argv.slice(2);
const file = path.join(project, 'src/main/java/com/acme/Chat.java');
const FIXED = 'return Backoff.standard().send(http, request,';

async function until(what, condition, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await condition().catch(() => false)) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function main() {
  await until('code-server', async () => (await fetch(`${url}/healthz`)).ok);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  const shot = async (name) => {
    if (screenshots) {
      await page.waitForTimeout(700);
      await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    }
  };
  try {
    await run(page, shot);
  } catch (e) {
    if (screenshots) {
      await page.screenshot({ path: path.join(screenshots, 'failure.png') });
    }
    throw e;
  } finally {
    await browser.close();
  }
}

async function run(page, shot) {
  await page.goto(`${url}/?folder=${encodeURIComponent(project)}`);
  await page.waitForSelector('.monaco-workbench', { timeout: 60000 });
  await page.waitForSelector('.explorer-folders-view', { timeout: 60000 });
  const press = (keys) => page.keyboard.press(keys);
  const problems = () => page.locator('.squiggly-warning').count();

  await press('Control+p');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type('Chat.java');
  await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("Chat.java")');
  await press('Enter');
  await page.waitForSelector('.view-line:has-text("class")');
  await until('the squiggle', async () => (await problems()) > 0);

  // The column counts UTF-16, and the emoji before the finding takes two.
  await press('Control+g');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type('12:21');
  await press('Enter');
  await until('the code lens', async () => (await page.locator('.codelens-decoration:has-text("429: missing")').count()) > 0);
  await shot('squiggle');

  await press('Control+k');
  await press('Control+i');
  await page.waitForSelector('.monaco-hover:has-text("OpenAI")');
  assert((await page.locator('.monaco-hover').allInnerTexts()).join().includes('429'));
  await shot('hover');
  await press('Escape');

  await press('Control+Shift+m');
  await page.waitForSelector('.markers-panel .monaco-list-row:has-text("UnhandledRateLimit")');
  await shot('problems');
  await press('Control+j');
  await press('Control+1');
  await press('Control+g');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type('12:21');
  await press('Enter');

  await press('Control+.');
  await page.waitForSelector('.action-widget:has-text("Suppress UnhandledRateLimit here")');
  await shot('quick-fixes');
  // Rows of this menu cannot be clicked; the preferred fix is the first.
  await press('Enter');
  await until('the fix', async () =>
    (await page.locator('.view-lines').innerText()).replace(/\u00a0/g, ' ').includes(FIXED));
  await until('no squiggle', async () => (await problems()) === 0);
  await until('the lens of the fix', async () => (await page.locator('.codelens-decoration:has-text("429: handled")').count()) > 0);
  await shot('fixed');

  await press('Control+z');
  await until('the squiggle again', async () => (await problems()) > 0);
  await press('Control+Shift+z');
  await until('no squiggle again', async () => (await problems()) === 0);
  // All files: the fix has changed pom.xml, too.
  await press('Control+Shift+p');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type('File: Save All Files');
  await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("Save All")');
  await press('Enter');
  await until('the file on the disk', async () => fs.readFileSync(file, 'utf8').includes(FIXED));
  await until('the pom on the disk', async () =>
    fs.readFileSync(path.join(project, 'pom.xml'), 'utf8').includes('lint429-backoff'));
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
