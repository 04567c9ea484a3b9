/** Services among each other: who this one is, how it proves itself, whom it lets ask, and how it asks. */
package io.muster.kit.service;
