/** Results of earlier runs. */
package dev.lint429.run.cache;
