// What a portal writes by hand: a regular expression and the check letter. It tests no date, no place and no triplet.

package io.github.abilita.bench

object PlainValidator {
    private val FORM = Regex("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
    private val ODD = intArrayOf(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)

    @JvmStatic
    fun isValid(text: String): Boolean {
        val code = text.uppercase()
        if (!FORM.matches(code)) return false
        var sum = 0
        for (index in 0 until 15) {
            val value = if (code[index] <= '9') code[index] - '0' else code[index] - 'A'
            sum += if (index % 2 == 0) ODD[value] else value
        }
        return code[15] == 'A' + sum % 26
    }
}
