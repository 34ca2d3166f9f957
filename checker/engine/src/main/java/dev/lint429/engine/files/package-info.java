/** Which files a project has, and their text. */
package dev.lint429.engine.files;
