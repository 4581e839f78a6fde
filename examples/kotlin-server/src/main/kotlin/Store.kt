// The events of all cases in SQLite: an append-only table, one row an event.

import io.github.abilita.Event
import io.github.abilita.eventFromJson
import java.sql.Connection
import java.sql.DriverManager

class Store(url: String) : AutoCloseable {
    private val connection: Connection = DriverManager.getConnection(url)

    init {
        connection.createStatement().use {
            // The key keeps two writers from adding the same event to a case.
            it.execute("create table if not exists event (case_id text, sequence integer, json text not null, primary key (case_id, sequence))")
        }
    }

    /** The events of a case, in order. */
    fun events(caseId: String): List<Event> =
        connection.prepareStatement("select json from event where case_id = ? order by sequence").use { query ->
            query.setString(1, caseId)
            val rows = query.executeQuery()
            generateSequence { if (rows.next()) rows.getString(1) else null }.map(::eventFromJson).toList()
        }

    /** All of them or none. */
    fun append(events: List<Event>) {
        connection.autoCommit = false
        try {
            connection.prepareStatement("insert into event values (?, ?, ?)").use { insert ->
                for (event in events) {
                    insert.setString(1, event.caseId)
                    insert.setLong(2, event.sequence)
                    insert.setString(3, event.toJson())
                    insert.addBatch()
                }
                insert.executeBatch()
            }
            connection.commit()
        } finally {
            connection.rollback()
            connection.autoCommit = true
        }
    }

    override fun close() = connection.close()
}
