/**
 * Generation with encoder-decoder models through DJL's PyTorch engine, and the batcher before it.
 */
@NullMarked
package org.khabar.engine;

import org.jspecify.annotations.NullMarked;
