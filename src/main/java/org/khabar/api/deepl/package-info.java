/**
 * DeepL's API, so that its clients work with another address: texts, markup, documents, glossaries,
 * usage and languages of its versions 2 and 3, for Arabic into English.
 */
@NullMarked
package org.khabar.api.deepl;

import org.jspecify.annotations.NullMarked;
