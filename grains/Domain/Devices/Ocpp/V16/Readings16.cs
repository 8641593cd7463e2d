using System.Globalization;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>What of a charger's samples says how a session goes.</summary>
public static class Readings16
{
    private const int Kilo = 1000;

    /// <summary>The reading of the latest samples; null when none says anything of it.</summary>
    public static ChargerReading? Latest(IReadOnlyList<MeterValue>? values)
    {
        ChargerReading? latest = null;
        foreach (var value in values ?? [])
        {
            var reading = Of(value);
            if (reading is not null && (latest is null || reading.At >= latest.At))
            {
                latest = reading;
            }
        }

        return latest;
    }

    private static ChargerReading? Of(MeterValue value)
    {
        decimal? register = null, power = null, charge = null;
        foreach (var sample in value.SampledValue.Where(IsWhole))
        {
            if (!decimal.TryParse(sample.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || number is < 0 or > OcppReadings.Most)
            {
                continue;
            }

            switch (sample.Measurand ?? Measurand.EnergyActiveImportRegister)
            {
                case Measurand.EnergyActiveImportRegister when sample.Unit is null or MeterUnit.Wh:
                    register = number;
                    break;
                case Measurand.EnergyActiveImportRegister when sample.Unit is MeterUnit.KWh:
                    register = number * Kilo;
                    break;
                case Measurand.PowerActiveImport:
                    power = sample.Unit is MeterUnit.KW ? number * Kilo : number;
                    break;
                case Measurand.SoC when number <= OcppReadings.Full:
                    charge = number;
                    break;
            }
        }

        return register is null && power is null && charge is null ? null : new ChargerReading(value.Timestamp, register, power, charge);
    }

    /// <summary>Of the whole outlet, in plain figures. A phase is a part of it, and what is signed is for others to read.</summary>
    private static bool IsWhole(SampledValue sample) =>
        sample.Phase is null && sample.Format is null or ValueFormat.Raw
        && (sample.Location is null or MeasuringPlace.Outlet || sample.Measurand is Measurand.SoC);
}
