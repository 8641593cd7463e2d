using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;

namespace RedStation.Api.Stations;

/// <summary>Reads a station's definition and names what is wrong with it.</summary>
internal static class PutStationCheck
{
    public static DefineStation Read(PutStationRequest request, Checker checker, DistrictMap districts)
    {
        var operationId = checker.OperationId(request.OperationId);
        var position = checker.Position(request.Position);
        var district = checker.Failed ? string.Empty : District(request, position, checker, districts);
        checker.Require(request.Ports is >= 0 and <= Limits.Ports, "ports", "0 to 64");
        return new DefineStation(operationId, new StationDefinition(
            checker.Line(request.Name, "name", Limits.Name),
            district,
            position,
            request.Ports ?? 0,
            [.. checker.Set(request.Services, "services", Enum.GetValues<StationService>().Length).Order()],
            Hours(request.Hours, checker),
            request.Door ?? DoorPolicy.None,
            checker.OptionalLine(request.OperatorName, "operatorName", Limits.Name),
            checker.OptionalLine(request.Address, "address", Limits.Address),
            request.Retired ?? false));
    }

    private static string District(PutStationRequest request, GeoPoint position, Checker checker, DistrictMap districts)
    {
        var found = districts.At(position);
        if (!checker.Require(found is not null, "position", "in a known district"))
        {
            return string.Empty;
        }

        checker.Require(request.District is null || request.District == found!.Adcode, "district", "the district of the position");
        return found!.Adcode;
    }

    private static OpeningHours? Hours(OpeningHoursWire? hours, Checker checker)
    {
        if (hours is null)
        {
            return null;
        }

        var opens = TimeOfDayText.Read(hours.Opens, closes: false).Time;
        var closes = TimeOfDayText.Read(hours.Closes, closes: true).Time;
        checker.Require(opens is not null, "hours.opens", TimeOfDayText.Rule(closes: false));
        checker.Require(closes is not null, "hours.closes", TimeOfDayText.Rule(closes: true));
        return opens is { } from && closes is { } to ? new OpeningHours(from, to) : null;
    }
}
