using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>
/// axe-core in a page and its frames. Its binding for Playwright opens a window of its own for each question and has every element described that is
/// in order; that took four times as long, a quarter of what the whole suite computes.
/// </summary>
internal static class Axe
{
    private static readonly string Script =
        new BundledAxeScriptProvider().GetScript() + "; axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });";

    /// <summary>What it finds wrong, a rule with its elements in each text.</summary>
    public static async Task<IReadOnlyList<string>> Violations(this IPage page)
    {
        foreach (var frame in page.Frames)
        {
            await frame.Evaluate<bool>($"(() => {{ {Script} return true; }})()");
        }

        return await page.Evaluate<string[]>(
            """
            axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(rule =>
              `${rule.id} (${rule.impact}): ${rule.nodes.slice(0, 3).map(node => `${node.target.join(' ')} ${node.html}`).join(' | ')}`))
            """);
    }
}
