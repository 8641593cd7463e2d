using System.Text.RegularExpressions;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>The written contract (<c>api/docs/contract.md</c>) and the OpenAPI document name the same calls and the same refusals.</summary>
public sealed partial class ContractTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "api/docs/contract.md"));

    /// <summary>The codes of the page's first table, which hold for many calls and are not repeated with each.</summary>
    internal static IReadOnlySet<string> Shared { get; } = Page.Split('\n')
        .Select(line => SharedRow().Match(line)).Where(row => row.Success)
        .SelectMany(row => Code().Matches(row.Groups["codes"].Value).Select(code => $"{row.Groups["status"].Value} {code.Groups[1].Value}"))
        .ToHashSet();

    [Fact]
    public void Page_AndDocument_NameTheSameCalls()
    {
        var document = ApiDocument.Read();
        Assert.True(document.Codes.Count > 30);

        Assert.Equal(document.Codes.Keys.Order(StringComparer.Ordinal), Rows().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_AndDocument_NameTheSameRefusalsOfEachCall()
    {
        var document = ApiDocument.Read();
        Assert.Contains("409 operation_id_too_old", Shared);

        foreach (var (call, codes) in Rows())
        {
            string[] documented = [call, .. document.Codes[call].Except(Shared).Order(StringComparer.Ordinal)];
            string[] written = [call, .. codes.Order(StringComparer.Ordinal)];
            Assert.Equal(documented, written);
        }
    }

    private static Dictionary<string, List<string>> Rows() => Page.Split('\n')
        .Select(line => CallRow().Match(line)).Where(row => row.Success)
        .ToDictionary(row => row.Groups["call"].Value, row => Refusals(row.Groups["refusals"].Value));

    /// <summary>Reads <c>404 `a`, `b`; 409 `c`</c>.</summary>
    private static List<string> Refusals(string cell) => [.. cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(part => Code().Matches(part).Select(code => $"{part[..3]} {code.Groups[1].Value}"))];

    [GeneratedRegex(@"^\| `(?<call>[A-Z]+ /api/v1/[^`]*)` \|.*\|(?<refusals>[^|]*)\|$", RegexOptions.CultureInvariant)]
    private static partial Regex CallRow();

    [GeneratedRegex(@"^\| (?<codes>`[a-z_]+`(, `[a-z_]+`)*) \| (?<status>\d{3}) \|", RegexOptions.CultureInvariant)]
    private static partial Regex SharedRow();

    [GeneratedRegex("`([a-z_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
