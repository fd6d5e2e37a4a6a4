/** Who may call the service, and how much: API keys, their scopes, rates and quotas. */
@NullMarked
package org.khabar.api.keys;

import org.jspecify.annotations.NullMarked;
