/**
 * The relational database that a newsroom's Khabar keeps its state in: a file of its own (H2) on
 * one node, PostgreSQL for many. Any package may keep tables in it; the migrations are in {@code
 * db/migration} and valid for both.
 */
@NullMarked
package org.khabar.database;

import org.jspecify.annotations.NullMarked;
