using System.Diagnostics.Metrics;
using RedStation.Api.Http.Json;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Figures of codes, meter <c>RedStation.Accounts</c>.</summary>
public sealed class OtpMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "RedStation.Accounts";

    private readonly long[] refused = new long[Enum.GetValues<SignInScope>().Length];
    private long sent;
    private long unsent;

    /// <summary>Makes the instruments. Observed, so that they are there, as 0, before the first.</summary>
    public OtpMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter("redstation.otp.sent", () => Volatile.Read(ref sent), "{code}", "Codes handed over for delivery");
        meter.CreateObservableCounter("redstation.otp.unsent", () => Volatile.Read(ref unsent), "{code}", "Codes that could not be handed over");
        meter.CreateObservableCounter("redstation.otp.refused", Refused, "{request}", "Requests for a code that were refused, by whose limit");
    }

    /// <summary>A code was handed over, or could not be.</summary>
    public void Sent(bool handedOver) => Interlocked.Increment(ref handedOver ? ref sent : ref unsent);

    /// <summary>A request was refused.</summary>
    public void Refuse(SignInScope scope) => Interlocked.Increment(ref refused[(int)scope]);

    private IEnumerable<Measurement<long>> Refused() => Enum.GetValues<SignInScope>().Select(scope => new Measurement<long>(
        Volatile.Read(ref refused[(int)scope]), new KeyValuePair<string, object?>("limit", WireNames.Of(scope))));
}
