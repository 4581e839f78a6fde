import io.github.abilita.Campaign
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path

private const val HEAD = "CNTDRO68C54L219H"

/** The portal as a browser sees it. */
class ServerTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `the head teacher sees his menu, a refusal is told, and the events outlive the server`() {
        val campaign = Campaign.builtIn("factotum-2025")
        repeat(2) { start ->
            Store("jdbc:sqlite:${folder.resolve("events.db")}").use { store ->
                val portal = Portal(campaign, store)
                portal.openCase("7f3a")
                val stored = store.events("7f3a").size
                if (start == 1) assertTrue(stored > 1, "what time had brought was stored")
                val server = serve(portal, 0)
                try {
                    visit(server.address.port)
                } finally {
                    server.stop(0)
                }
                if (start == 1) assertEquals(stored, store.events("7f3a").size)
            }
        }
    }

    private fun visit(port: Int) {
        val (status, menu) = ask(port, "GET", "/permissions?case=7f3a")
        assertEquals(200, status)
        assertTrue(menu.lines().any { it.startsWith("yes delegates.manage: ") }, menu)
        assertEquals(405, ask(port, "GET", "/commands?case=7f3a&command=submit").first)
        assertEquals(404, ask(port, "GET", "/permissions?case=none").first)
        val (refused, reason) = ask(port, "POST", "/commands?case=7f3a&command=fly")
        assertEquals(409, refused)
        assertTrue(reason.startsWith("unknown_command: "), reason)
    }

    private fun ask(port: Int, method: String, address: String): Pair<Int, String> {
        val request = HttpRequest.newBuilder(URI("http://localhost:$port$address"))
            .header("X-Codice-Fiscale", HEAD)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build()
        val response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
        return response.statusCode() to response.body()
    }
}
