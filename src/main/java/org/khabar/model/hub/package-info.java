/** Models from the Hugging Face hub, and the store on disk that holds them. */
@org.jspecify.annotations.NullMarked
package org.khabar.model.hub;
