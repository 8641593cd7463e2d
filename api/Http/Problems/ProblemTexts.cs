using System.Globalization;
using System.Resources;

namespace RedStation.Api.Http.Problems;

/// <summary>What people read about a code: Chinese, or English when the caller prefers it.</summary>
public static class ProblemTexts
{
    private static readonly ResourceManager Resources = new("RedStation.Api.Http.Problems.ProblemTexts", typeof(ProblemTexts).Assembly);

    /// <summary>The title and the detail of a code in a language.</summary>
    public static ProblemText Of(string code, CultureInfo language) => new(
        Resources.GetString(code + ".title", language) ?? code, Resources.GetString(code + ".detail", language));
}
