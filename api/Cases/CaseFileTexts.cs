using System.Globalization;
using System.Resources;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>What people read in a spreadsheet of cases: Chinese, or English when the caller prefers it.</summary>
internal static class CaseFileTexts
{
    private static readonly ResourceManager Resources = new("RedStation.Api.Cases.CaseFileTexts", typeof(CaseFileTexts).Assembly);

    /// <summary>Whether the caller reads English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The sheet's name.</summary>
    public static string Sheet => Of("sheet");

    /// <summary>The heading of a column of <see cref="CaseFile.Columns"/>.</summary>
    public static string Heading(string column) => Of("column." + column.Split(' ')[0]);

    /// <summary>A status.</summary>
    public static string Status(CaseStatus status) => Of("status." + WireNames.Of(status));

    private static string Of(string name) => Resources.GetString(name, CultureInfo.CurrentUICulture) ?? name;
}
