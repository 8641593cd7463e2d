using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>
/// A code reader that types like a keyboard. Its keys carry the times of a reader's, 5 ms apart, and are handed over without waiting for
/// each: on a busy machine the keys of <see cref="IKeyboard"/> come as slowly as a person's.
/// </summary>
public static class TypingReader
{
    private const double SecondsBetweenKeys = 0.005;
    private const int Shift = 8;

    private static readonly Dictionary<char, (string Code, bool Shifted)> Punctuation = new()
    {
        ['.'] = ("Period", false),
        ['-'] = ("Minus", false),
        ['_'] = ("Minus", true),
        [':'] = ("Semicolon", true),
        ['/'] = ("Slash", false),
        [']'] = ("BracketRight", false),
    };

    /// <summary>Types a text on an American keyboard.</summary>
    /// <param name="page">The page in front.</param>
    /// <param name="text">Letters, digits, and the punctuation of codes.</param>
    /// <param name="end">The key that ends a reading; null for a reader that just stops.</param>
    public static async Task Read(IPage page, string text, string? end = "Enter")
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        List<Task> sent = [];
        foreach (var letter in text)
        {
            var (code, shifted) = Key(letter);
            Press(code, letter.ToString(), shifted ? Shift : 0, letter.ToString());
        }

        if (end is not null)
        {
            Press(end, end, 0, end == "Enter" ? "\r" : "");
        }

        await Task.WhenAll(sent);
        await session.DetachAsync();

        void Press(string code, string key, int modifiers, string printed)
        {
            var at = start + (sent.Count / 2 * SecondsBetweenKeys);
            sent.Add(Send(printed.Length > 0 ? "keyDown" : "rawKeyDown", at));
            sent.Add(Send("keyUp", at));

            Task Send(string type, double timestamp) => session.SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["timestamp"] = timestamp,
                ["code"] = code,
                ["key"] = key,
                ["modifiers"] = modifiers,
                ["text"] = type == "keyDown" ? printed : "",
                ["windowsVirtualKeyCode"] = code switch { "Enter" => 13, "Tab" => 9, _ => 0 },
            });
        }
    }

    private static (string Code, bool Shifted) Key(char letter) => letter switch
    {
        >= '0' and <= '9' => ($"Digit{letter}", false),
        >= 'a' and <= 'z' => ($"Key{char.ToUpperInvariant(letter)}", false),
        >= 'A' and <= 'Z' => ($"Key{letter}", true),
        _ => Punctuation[letter],
    };
}
