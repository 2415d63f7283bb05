package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.ModelRequest;
import java.util.List;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a kind of server is spoken to. */
interface Dialect {

  /** Who is spoken to, for messages: name and address. */
  String server();

  /** The model's name. */
  String model();

  /** What to do when a key is missing or refused. */
  String keyAdvice();

  /**
   * The request for a reply, streamed.
   *
   * @param without names of fields that the server does not know
   */
  Request ask(ModelRequest request, Set<String> without);

  /** The request for the list of models. */
  Request list();

  /** The models' names in the answer to that. */
  List<String> names(JsonNode answer);

  /**
   * Takes one event of a stream.
   *
   * @param type its name; null for none
   * @throws Fault where it tells of an error
   */
  void event(@Nullable String type, JsonNode data, Draft draft) throws Fault;

  /** Takes a whole reply, from a server that does not stream. */
  void whole(JsonNode data, Draft draft) throws Fault;
}
