using CsCheck;
using RedStation.Api.Demo;

namespace RedStation.Tests.Api.Demo;

public sealed class ChargingCurveTests
{
    [Fact]
    public void At_AnyTime_IsAShareAndRepeatsDaily() => Gen.Double[0, 1_000].Sample(day =>
        ChargingCurve.At(day) is >= 0.2 and <= 0.8 && Math.Abs(ChargingCurve.At(day) - ChargingCurve.At(day + 1)) < 1e-6);

    [Fact]
    public void At_NeighbouringMinutes_MovesLittle() => Gen.Double[0, 3].Sample(day =>
        Math.Abs(ChargingCurve.At(day) - ChargingCurve.At(day + 1.0 / 1440)) < 0.005);
}
