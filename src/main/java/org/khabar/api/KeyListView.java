package org.khabar.api;

import java.util.List;

/**
 * Keys, the newest first.
 *
 * @param keys the keys
 */
public record KeyListView(List<KeyView> keys) {}
