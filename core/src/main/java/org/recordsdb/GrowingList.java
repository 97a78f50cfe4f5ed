package org.recordsdb;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A list that a longer one is made of in the time that the added elements take: both share one
 * array. The first list that is made of another one goes on behind it in the array, further ones
 * have an array of their own. Immutable and thread-safe.
 */
final class GrowingList<E> extends AbstractList<E> implements RandomAccess {

  private final Object[] elements;
  private final AtomicInteger used;
  private final int size;

  private GrowingList(Object[] elements, AtomicInteger used, int size) {
    this.elements = elements;
    this.used = used;
    this.size = size;
  }

  /** The elements of both lists, which have no nulls. */
  static <E> List<E> joined(List<? extends E> first, List<? extends E> second) {
    int from = first.size();
    int size = from + second.size();
    Object[] elements;
    AtomicInteger used;
    if (first instanceof GrowingList<?> growing && growing.takes(size)) {
      elements = growing.elements;
      used = growing.used;
    } else {
      elements = new Object[Math.max(size, 2 * from)];
      used = new AtomicInteger(size);
      copy(first, elements, 0);
    }
    copy(second, elements, from);
    return new GrowingList<>(elements, used, size);
  }

  /** True if the array has room up to this size, and nobody else has taken it. */
  private boolean takes(int wanted) {
    return wanted <= elements.length && used.compareAndSet(size, wanted);
  }

  private static void copy(List<?> from, Object[] to, int at) {
    Object[] source = from instanceof GrowingList<?> growing ? growing.elements : from.toArray();
    System.arraycopy(source, 0, to, at, from.size());
  }

  @Override
  @SuppressWarnings("unchecked") // only elements of this type are put in
  public E get(int index) {
    return (E) elements[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
