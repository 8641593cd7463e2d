using System.Text.Json;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>How units and steps are called in the tables: by name, so that renumbering an enum cannot turn hours into points.</summary>
internal static class LedgerNames
{
    /// <summary>The stored name of a unit, such as <c>socialMinutes</c>.</summary>
    public static string Of(LedgerUnit unit) => JsonNamingPolicy.CamelCase.ConvertName(unit.ToString());

    /// <summary>The stored name of a step, such as <c>pending</c>.</summary>
    public static string Of(LedgerStep step) => JsonNamingPolicy.CamelCase.ConvertName(step.ToString());

    /// <summary>The unit of a stored name.</summary>
    public static LedgerUnit Unit(string name) => Enum.Parse<LedgerUnit>(name, ignoreCase: true);

    /// <summary>The step of a stored name.</summary>
    public static LedgerStep Step(string name) => Enum.Parse<LedgerStep>(name, ignoreCase: true);
}
