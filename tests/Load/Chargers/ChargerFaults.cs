using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Load.Chargers;

/// <summary>A session as chargers on bad lines tell it: twice, after the line broke, hours late, with nonsense in between.</summary>
public static class ChargerFaults
{
    private const int Charged = 440;

    /// <summary>Plays it; answers what was wrong, or null.</summary>
    /// <param name="charger">The charger, on the line.</param>
    /// <param name="tag">Whose card.</param>
    /// <param name="number">Its number, which makes its meter unlike others'.</param>
    public static async Task<string?> Play(SimulatedCharger charger, string tag, int number)
    {
        try
        {
            if ((string)(await charger.Ask("{\"no\":\"frame\"}", "-1"))[2]! != "FormationViolation")
            {
                return "nonsense was not refused";
            }

            // Begun while there was no network; told again, under another id, after the line broke.
            var begun = DateTimeOffset.UtcNow.AddHours(-3);
            var start = new { connectorId = 1, idTag = tag, meterStart = 1000 + number, timestamp = Text(begun) };
            var first = (int?)(await charger.Call("StartTransaction", start))?["transactionId"];
            charger.Break();
            await charger.Connect();
            var again = (int?)(await charger.Call("StartTransaction", start))?["transactionId"];
            if (first is null || first != again)
            {
                return $"a start that was told again is {again} instead of {first}";
            }

            if ((await charger.Call("StopTransaction", Stop(-1, 0, begun)))?.ToJsonString() != "{}")
            {
                return "an unknown stop was not answered";
            }

            var value = (1100 + number).ToString(CultureInfo.InvariantCulture);
            // The end before the meter value that was taken before it, by a clock that jumped a day.
            await charger.Call("StopTransaction", Stop(first.Value, 1000 + number + Charged, begun.AddHours(1)));
            await charger.Call("MeterValues", new
            {
                connectorId = 1,
                transactionId = first,
                meterValue = new[] { new { timestamp = Text(begun.AddDays(1)), sampledValue = new[] { new { value } } } },
            });
            await charger.Call("StopTransaction", Stop(first.Value, 1000 + number + Charged, begun.AddHours(1)));
            return null;
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidDataException)
        {
            return fault.Message;
        }
    }

    /// <summary>Whether a session is as it was played.</summary>
    public static bool IsRight(JsonNode session) => (string)session["status"]! == "ended" && (decimal)session["energyWh"]! == Charged;

    private static object Stop(int transactionId, int meterStop, DateTimeOffset at) => new { transactionId, meterStop, timestamp = Text(at) };

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
