/** What the dialects of other services' APIs have in common. */
@NullMarked
package org.khabar.api.dialect;

import org.jspecify.annotations.NullMarked;
