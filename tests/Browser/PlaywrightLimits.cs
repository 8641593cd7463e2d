using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>
/// What Playwright would wait for without an end, with one: a script whose promise nothing settles, as one of a browser's storage that does not
/// answer, or a browser that does not close. The whole run would wait with it.
/// </summary>
internal static class PlaywrightLimits
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(ChromiumFixture.HangLimitMs);

    /// <summary>Runs a script in a page.</summary>
    public static Task Evaluate(this IPage page, string script, object? argument = null) => Ends(page.EvaluateAsync(script, argument), script);

    /// <summary>What a script in a page gives.</summary>
    public static Task<T> Evaluate<T>(this IPage page, string script, object? argument = null) =>
        Ends(page.EvaluateAsync<T>(script, argument), script);

    /// <summary>What a script in a frame gives.</summary>
    public static Task<T> Evaluate<T>(this IFrame frame, string script, object? argument = null) =>
        Ends(frame.EvaluateAsync<T>(script, argument), script);

    /// <summary>What a script gives that is handed an element.</summary>
    public static Task<T> Evaluate<T>(this ILocator element, string script, object? argument = null) =>
        Ends(element.EvaluateAsync<T>(script, argument), script);

    /// <summary>
    /// Waits until the page is at an address that has a text in it. <c>WaitForURLAsync</c> waits for the page's load event besides, and for ever for
    /// one that comes just as it begins to.
    /// </summary>
    public static Task ComesTo(this IPage page, string part) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part)));

    /// <summary>Closes a browser, or a person's part of one.</summary>
    public static Task End(this IBrowserContext context) => context.CloseAsync().WaitAsync(Limit);

    private static async Task<T> Ends<T>(Task<T> evaluated, string script)
    {
        try
        {
            return await evaluated.WaitAsync(Limit);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException($"After {Limit} this had not ended in the page:\n{script}", fault);
        }
    }
}
