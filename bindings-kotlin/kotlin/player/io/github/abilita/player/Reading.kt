// Reading a file with the JSON path of what is wrong: unknown keys and values of another type are errors of the file.

package io.github.abilita.player

import io.github.abilita.AbilitaException

/** The file does not have the form of a scenario, or a step makes no sense. */
fun malformed(path: String, reason: String): AbilitaException =
    AbilitaException.Scenario("scenario.malformed", path, "$path: $reason")

/** The file names something that neither it nor the campaign has. */
fun unknown(path: String, what: String, name: String): AbilitaException =
    AbilitaException.Scenario("scenario.unknown_name", path, "$path: there is no $what `$name`")

/** How a value becomes a thing. */
typealias Read<T> = (Json, String) -> T

/** A key that may be absent, `null` or given, where the three mean different things. */
sealed interface Written<out T> {
    object Absent : Written<Nothing>
    data class Given<T>(val value: T?) : Written<T>
}

/** An object whose keys are taken one by one; none may be left. */
class Fields(json: Json, private val path: String) {
    private val left: MutableMap<String, Json> =
        (json as? Json.Object)?.entries?.toMutableMap() ?: throw malformed(path.ifEmpty { "." }, "expected an object")

    fun path(key: String): String = if (path.isEmpty()) key else "$path.$key"

    /** A key that must be there. */
    fun <T> need(key: String, read: Read<T>): T =
        read(left.remove(key) ?: throw malformed(path.ifEmpty { "." }, "missing field `$key`"), path(key))

    /** A key that may be absent or `null`. */
    fun <T : Any> maybe(key: String, read: Read<T>): T? =
        left.remove(key)?.takeUnless { it == Json.Null }?.let { read(it, path(key)) }

    /** A key that may be absent, and is not `null`. */
    fun <T> otherwise(key: String, otherwise: T, read: Read<T>): T = left.remove(key)?.let { read(it, path(key)) } ?: otherwise

    /** A key of which it matters whether it is written. */
    fun <T : Any> written(key: String, read: Read<T>): Written<T> =
        if (key in left) Written.Given(maybe(key, read)) else Written.Absent

    /** Nothing may be left. */
    fun done() {
        left.keys.firstOrNull()?.let { throw malformed(path(it), "unknown field `$it`") }
    }
}

/** The object, of which every key has been taken. */
fun <T> fields(json: Json, path: String, read: Fields.() -> T): T = Fields(json, path).run { read().also { done() } }

val text: Read<String> = { json, path -> (json as? Json.Text)?.value ?: throw malformed(path, "expected a text") }

val flag: Read<Boolean> = { json, path -> (json as? Json.Bool)?.value ?: throw malformed(path, "expected true or false") }

val level: Read<Int> = { json, path ->
    (json as? Json.Integer)?.value?.takeIf { it in 0..255 }?.toInt() ?: throw malformed(path, "expected a level from 0 to 255")
}

val anything: Read<Json> = { json, _ -> json }

fun <T> many(read: Read<T>): Read<List<T>> = { json, path ->
    val items = (json as? Json.List)?.items ?: throw malformed(path, "expected a list")
    items.mapIndexed { index, item -> read(item, "$path[$index]") }
}

fun <T> named(read: Read<T>): Read<Map<String, T>> = { json, path ->
    val entries = (json as? Json.Object)?.entries ?: throw malformed(path, "expected an object")
    entries.mapValues { (name, value) -> read(value, "$path.$name") }
}
