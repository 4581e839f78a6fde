// A portal on the JDK's own HTTP server: what may the user do, and the command he gives. Events are stored in SQLite.
// Arguments: the address of the database (without: in memory), the port (8080).
//
//   GET  /permissions?case=7f3a                  the menu of the user, with why and until when
//   POST /commands?case=7f3a&command=submit      an act of the user; the person it is about, if any, in the header X-Person
//
// Who logged in comes from the gateway before it, in the header X-Codice-Fiscale: never in an address.

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import io.github.abilita.AbilitaException
import io.github.abilita.Asker
import io.github.abilita.Campaign
import io.github.abilita.Case
import io.github.abilita.Command
import io.github.abilita.Decision
import io.github.abilita.Delegate
import io.github.abilita.Lang
import io.github.abilita.Opening
import io.github.abilita.Person
import io.github.abilita.PersonId
import io.github.abilita.Value
import io.github.abilita.anonymous
import io.github.abilita.detail
import io.github.abilita.get
import io.github.abilita.loggedIn
import io.github.abilita.person
import java.net.InetSocketAddress
import java.net.URLDecoder
import java.time.Instant

fun main(arguments: Array<String>) {
    val portal = Portal(Campaign.builtIn("factotum-2025"), Store(arguments.firstOrNull() ?: "jdbc:sqlite::memory:"))
    portal.openCase("7f3a")
    val server = serve(portal, arguments.getOrNull(1)?.toInt() ?: 8080)
    println("http://localhost:${server.address.port}/permissions?case=7f3a")
}

/** Answers on a port, or on any that is free for 0. */
fun serve(portal: Portal, port: Int): HttpServer {
    val server = HttpServer.create(InetSocketAddress("localhost", port), 0)
    server.createContext("/permissions") { answer(it, "GET") { portal.permissions(it) } }
    server.createContext("/commands") { answer(it, "POST") { portal.command(it) } }
    server.start()
    return server
}

/** The campaign and the events: everything else is computed. */
class Portal(private val campaign: Campaign, private val store: Store) {
    /** A school with its head teacher, as the register of the ministry has them. */
    fun openCase(id: String) {
        if (store.events(id).isNotEmpty()) return
        val head = Delegate("head", Person(PersonId("CNTDRO68C54L219H"), "Dora", "Conti"))
        store.append(listOf(campaign.open(id, Opening(record = listOf(head)), Instant.parse("2025-09-01T00:00:00Z"))))
    }

    fun permissions(exchange: HttpExchange): String = withCase(exchange) { case ->
        campaign.permissions(case, asker(exchange), Instant.now()).joinToString("\n", transform = ::told)
    }

    fun command(exchange: HttpExchange): String = withCase(exchange) { case ->
        val query = query(exchange)
        val person = exchange.requestHeaders.getFirst("X-Person")?.let { mapOf("person" to Value.Person(Person(PersonId(it)))) }
        val arguments = (query - setOf("case", "command")).mapValues { Value.Text(it.value) } + person.orEmpty()
        val command = Command(query["command"].orEmpty(), asker(exchange), case.sequence(), arguments)
        val events = campaign.handle(case, command, Instant.now())
        store.append(events)
        // What is to be sent goes to an outbox, by its key: here it is only told.
        events.flatMap { it.effects() }.joinToString("\n") { "${it.key}: ${it.notice} to ${it.to}" }
    }

    /**
     * What time has brought since the last visit is stored before anything is answered. One at a time: a busy portal would let cases
     * run beside each other, and try again when the store refuses an event that another has added first.
     */
    @Synchronized
    private fun <T> withCase(exchange: HttpExchange, act: (Case) -> T): T {
        val stored = store.events(query(exchange)["case"].orEmpty()).ifEmpty { throw UnknownCase() }
        return campaign.replay(stored).use { before ->
            val due = campaign.due(before, Instant.now())
            store.append(due)
            campaign.apply(before, due).use(act)
        }
    }

    private fun told(decision: Decision): String =
        "${if (decision.isAllowed) "yes" else "no "} ${decision.function}: ${decision.explanation[Lang.IT]}" +
            decision.validUntil?.let { " (until $it)" }.orEmpty()
}

private class UnknownCase : Exception()

private fun asker(exchange: HttpExchange): Asker =
    exchange.requestHeaders.getFirst("X-Codice-Fiscale")?.let { Asker.person(it).loggedIn("spid", 2) } ?: Asker.anonymous()

private fun query(exchange: HttpExchange): Map<String, String> =
    exchange.requestURI.rawQuery.orEmpty().split('&').filter { '=' in it }.associate { pair ->
        val (name, value) = pair.split('=', limit = 2).map { URLDecoder.decode(it, Charsets.UTF_8) }
        name to value
    }

/** A refusal is the user's business, and told as such. */
private fun answer(exchange: HttpExchange, method: String, act: () -> String) {
    val (status, text) = try {
        if (exchange.requestMethod == method) 200 to act() else 405 to "only $method"
    } catch (refused: AbilitaException.Refused) {
        409 to "${refused.refusal.code}: ${refused.refusal.text[Lang.IT]}"
    } catch (error: AbilitaException) {
        400 to error.detail
    } catch (_: UnknownCase) {
        404 to "no such case"
    }
    val bytes = "$text\n".toByteArray()
    exchange.responseHeaders.add("Content-Type", "text/plain; charset=utf-8")
    exchange.sendResponseHeaders(status, bytes.size.toLong())
    exchange.responseBody.use { it.write(bytes) }
}
