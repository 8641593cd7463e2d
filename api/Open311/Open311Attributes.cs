using System.Collections.Immutable;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Open311;

/// <summary>Reads <c>attribute[CODE]=value</c>, and <c>attribute[CODE][]=value</c> as often as there are values.</summary>
internal static class Open311Attributes
{
    private const string Start = "attribute[";
    private const string One = "]";
    private const string Many = "][]";

    /// <summary>The answers of a form; an empty one is none.</summary>
    public static ImmutableArray<CaseAnswer> Read(IFormCollection form) =>
    [
        .. form
            .Where(field => field.Key.StartsWith(Start, StringComparison.Ordinal) && field.Key.EndsWith(']'))
            .SelectMany(field => field.Value.OfType<string>().Select(value => (Code: CodeOf(field.Key), Value: value)))
            .Where(answer => answer.Value.Length > 0)
            .GroupBy(answer => answer.Code, answer => answer.Value)
            .Select(answer => new CaseAnswer(answer.Key, [.. answer])),
    ];

    private static string CodeOf(string name) =>
        name[Start.Length..^(name.EndsWith(Many, StringComparison.Ordinal) ? Many.Length : One.Length)];
}
