/**
 * What the author of a dialect implements: {@link org.recordsdb.spi.Dialect}, named in one {@code
 * META-INF/services} line and proved by one test class that extends the testkit's contract. Records
 * calls these types; applications don't need them. Everything here is about one database's
 * differences: how it is opened, described, spelled, and how it keeps values.
 */
@NullMarked
package org.recordsdb.spi;

import org.jspecify.annotations.NullMarked;
