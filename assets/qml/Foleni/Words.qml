pragma Singleton
// What is said, by key: Words.say("common.back"). A text changes with `language` by itself.
import QtQuick
import Foleni.Floor

QtObject {
    id: words

    // "en" or "sw".
    property string language: "en"
    readonly property string other: language === "en" ? "sw" : "en"
    // Each language's texts, by key; read once.
    readonly property var tables: ({
            "en": JSON.parse(Vocabulary.texts("en")),
            "sw": JSON.parse(Vocabulary.texts("sw"))
        })

    function say(key: string, values: var): string {
        return sayIn(language, key, values)
    }

    // The key's text in a language, each {name} replaced by values.name; the form for one if values.n is 1.
    function sayIn(spoken: string, key: string, values: var): string {
        const table = tables[spoken]
        const one = values && values.n === 1 ? table[key + "#one"] : undefined
        const text = one !== undefined ? one : table[key]
        if (text === undefined) {
            console.warn("No words are kept under '" + key + "' in '" + spoken + "'.")
            return key
        }
        return values ? text.replace(/\{([a-z][a-z0-9_]*)\}/g, (place, name) => name in values ? values[name] : place) : text
    }
}
