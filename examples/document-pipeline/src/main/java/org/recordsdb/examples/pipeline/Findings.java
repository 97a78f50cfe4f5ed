package org.recordsdb.examples.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What the chunks of one document mention: how often, and what together. In the order of the text,
 * so that two runs over it store the same rows in the same order.
 */
final class Findings {

  /** Two entities that share chunks; the first was mentioned earlier in the document. */
  record Pair(Mention first, Mention second) {}

  private final Map<Mention, Integer> occurrences = new LinkedHashMap<>();
  private final Map<Pair, Integer> weights = new LinkedHashMap<>();
  private final List<List<Mention>> mentionedTogether = new ArrayList<>();

  /** Extracts the entities of a chunk. */
  void read(Chunk chunk) {
    List<Mention> mentions = EntityExtractor.mentions(chunk.content());
    mentions.forEach(mention -> occurrences.merge(mention, 1, Integer::sum));
    mentionedTogether.add(List.copyOf(new LinkedHashSet<>(mentions)));
  }

  /** Relates every two entities that share a chunk. */
  void relate() {
    Map<Mention, Integer> rank = new LinkedHashMap<>();
    occurrences.keySet().forEach(mention -> rank.put(mention, rank.size()));
    for (List<Mention> together : mentionedTogether) {
      for (int i = 0; i < together.size(); i++) {
        for (Mention other : together.subList(i + 1, together.size())) {
          Mention mention = together.get(i);
          boolean inOrder = rank.getOrDefault(mention, 0) < rank.getOrDefault(other, 0);
          Pair pair = inOrder ? new Pair(mention, other) : new Pair(other, mention);
          weights.merge(pair, 1, Integer::sum);
        }
      }
    }
  }

  /** The entities with the number of their mentions. */
  List<Entity> entities(long documentId) {
    List<Entity> entities = new ArrayList<>();
    occurrences.forEach(
        (mention, count) ->
            entities.add(new Entity(null, documentId, mention.kind(), mention.name(), count)));
    return entities;
  }

  /** The pairs with the number of chunks that have both. */
  Map<Pair, Integer> weights() {
    return weights;
  }
}
