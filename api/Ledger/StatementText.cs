using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Domain;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Ledger;

namespace RedStation.Api.Ledger;

/// <summary>A month's statement as canonical text, so that its signature holds whoever writes it down.</summary>
internal static class StatementText
{
    /// <summary>The text. What there was after the month is what there was before and all movements.</summary>
    public static string Of(string riderId, DateOnly month, DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf, AccountStatement statement)
    {
        var closing = statement.Opening.Select(one => (one.Unit, one.Amount))
            .Concat(statement.Movements.Select(movement => (movement.Unit, movement.Amount)))
            .GroupBy(one => one.Unit, one => one.Amount)
            .Select(unit => new UnitAmount(unit.Key, unit.Sum()));
        return CanonicalJson.Write(new JsonObject
        {
            ["riderId"] = riderId,
            ["month"] = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["from"] = IsoTime.Write(from),
            ["to"] = IsoTime.Write(to),
            ["asOf"] = IsoTime.Write(asOf),
            ["opening"] = Amounts(statement.Opening),
            ["movements"] = new JsonArray([.. statement.Movements.Select(Movement)]),
            ["closing"] = Amounts(closing),
        });
    }

    private static JsonObject Amounts(IEnumerable<UnitAmount> amounts) =>
        new(amounts.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Unit, one.Amount)));

    private static JsonNode Movement(LedgerMovement movement)
    {
        var line = new JsonObject
        {
            ["number"] = movement.Sequence,
            ["transferId"] = movement.OperationId,
            ["at"] = IsoTime.Write(movement.At),
            ["effectiveAt"] = IsoTime.Write(movement.EffectiveAt),
            ["reason"] = movement.Kind,
            ["reference"] = movement.Reference,
            ["step"] = movement.Step,
            ["unit"] = movement.Unit,
            ["amount"] = movement.Amount,
            ["heldChange"] = movement.Held,
        };
        if (movement.RelatedId is { } related)
        {
            line["relatedId"] = related;
        }

        return line;
    }
}
