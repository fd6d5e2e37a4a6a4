/** LibreTranslate's API, so that its clients work with another address: Arabic into English. */
@NullMarked
package org.khabar.api.libretranslate;

import org.jspecify.annotations.NullMarked;
