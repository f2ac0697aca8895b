/** Results as JSON Lines. */
package dev.parallel.maven.driver.output;
