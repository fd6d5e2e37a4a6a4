package org.khabar.api;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.jackson.JacksonDeserializationPreInstantiateCallback;
import jakarta.inject.Singleton;

/**
 * Turns away JSON that is a bare number or truth value where an object with fields is wanted. The
 * framework's validation takes it for an object whose fields it then misses, and fails.
 */
@Singleton
final class BareValues
    implements BeanCreatedEventListener<JacksonDeserializationPreInstantiateCallback> {
  @Override
  public JacksonDeserializationPreInstantiateCallback onCreated(
      BeanCreatedEvent<JacksonDeserializationPreInstantiateCallback> event) {
    JacksonDeserializationPreInstantiateCallback validation = event.getBean();
    return (introspection, values) -> {
      if (!fit(introspection.getConstructorArguments(), values)) {
        throw new HttpStatusException(
            HttpStatus.BAD_REQUEST, "Invalid JSON: an object is wanted where a bare value stands");
      }
      validation.preInstantiate(introspection, values);
    };
  }

  private static boolean fit(Argument<?>[] fields, Object[] values) {
    if (values.length < fields.length) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      Class<?> type = ReflectionUtils.getWrapperType(fields[i].getType());
      if (values[i] != null && !type.isInstance(values[i])) {
        return false;
      }
    }
    return true;
  }
}
