package org.khabar.model.hub;

/**
 * A file of a repository.
 *
 * @param name its name; repositories of models keep their files at the top
 * @param size its length in bytes
 * @param checksum what its content must hash to
 */
record HubFile(String name, long size, Checksum checksum) {}
