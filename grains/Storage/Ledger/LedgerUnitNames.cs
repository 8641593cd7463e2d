using System.Text.Json;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>How units are called in the tables: by name, so that renumbering the enum cannot turn hours into points.</summary>
internal static class LedgerUnitNames
{
    /// <summary>The stored name of a unit, such as <c>socialMinutes</c>.</summary>
    public static string Of(LedgerUnit unit) => JsonNamingPolicy.CamelCase.ConvertName(unit.ToString());
}
