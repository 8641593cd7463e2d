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
        checker.Require(request.Ports is { } ports && StationFields.IsPortCount(ports), "ports", StationFields.PortsRule);
        return new DefineStation(operationId, new StationDefinition(
            checker.Line(request.Name, "name", Limits.Name),
            district,
            position,
            request.Ports ?? 0,
            StationFields.Services(checker.Set(request.Services, "services", Enum.GetValues<StationService>().Length)),
            Hours(request.Hours, checker),
            request.Door ?? DoorPolicy.None,
            checker.OptionalLine(request.OperatorName, "operatorName", Limits.Name),
            checker.OptionalLine(request.Address, "address", Limits.Address),
            request.Retired ?? false));
    }

    private static string District(PutStationRequest request, GeoPoint position, Checker checker, DistrictMap districts)
    {
        var (district, isAsNamed) = StationFields.DistrictAt(position, request.District, districts);
        checker.Require(district is not null, "position", "in a known district");
        checker.Require(isAsNamed, "district", "the district of the position");
        return district?.Adcode ?? string.Empty;
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
