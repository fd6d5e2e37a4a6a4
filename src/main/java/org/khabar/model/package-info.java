/** Model bundles on disk: configuration, tensors and tokenisers in the Hugging Face formats. */
@NullMarked
package org.khabar.model;

import org.jspecify.annotations.NullMarked;
