using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>What of a station's samples says how a transaction goes.</summary>
public static class Readings201
{
    private const int Kilo = 1000;

    /// <summary>The reading of the latest samples; null when none says anything of it.</summary>
    public static ChargerReading? Latest(IReadOnlyList<MeterValue>? values) => All(values).MaxBy(reading => reading.At);

    /// <summary>The reading of the first samples, which is what a transaction began with; null likewise.</summary>
    public static ChargerReading? First(IReadOnlyList<MeterValue>? values) => All(values).MinBy(reading => reading.At);

    private static IEnumerable<ChargerReading> All(IReadOnlyList<MeterValue>? values) => (values ?? []).Select(Of).OfType<ChargerReading>();

    private static ChargerReading? Of(MeterValue value)
    {
        decimal? register = null, power = null, charge = null;
        foreach (var sample in value.SampledValue.Where(IsWhole))
        {
            var number = sample.Value * Scale(sample.UnitOfMeasure);
            if (number is < 0 or > OcppReadings.Most)
            {
                continue;
            }

            switch (sample.Measurand ?? Measurand.EnergyActiveImportRegister)
            {
                case Measurand.EnergyActiveImportRegister:
                    register = number;
                    break;
                case Measurand.PowerActiveImport:
                    power = number;
                    break;
                case Measurand.SoC when number <= OcppReadings.Full:
                    charge = number;
                    break;
            }
        }

        return register is null && power is null && charge is null ? null : new ChargerReading(value.Timestamp, register, power, charge);
    }

    private static bool IsWhole(SampledValue sample) =>
        sample.Phase is null && sample.Value is >= 0 and <= OcppReadings.Most
        && Math.Abs(sample.UnitOfMeasure?.Multiplier ?? 0) <= OcppReadings.MostScale
        && (sample.Location is null or Location.Outlet || sample.Measurand is Measurand.SoC);

    private static decimal Scale(UnitOfMeasure? unit)
    {
        var scale = unit?.Unit is "kWh" or "kW" ? Kilo : 1m;
        for (var power = unit?.Multiplier ?? 0; power != 0; power -= Math.Sign(power))
        {
            scale = power > 0 ? scale * 10 : scale / 10;
        }

        return scale;
    }
}
