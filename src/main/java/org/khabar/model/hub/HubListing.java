package org.khabar.model.hub;

import java.util.List;

/**
 * What a repository holds at one commit.
 *
 * @param commit the commit
 * @param licence its licence, as the hub names it; {@code not stated} if it does not
 * @param files its files
 */
record HubListing(String commit, String licence, List<HubFile> files) {
  HubListing {
    files = List.copyOf(files);
  }
}
