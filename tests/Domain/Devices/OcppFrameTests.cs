using System.Text;
using CsCheck;
using RedStation.Domain.Devices.Ocpp;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Tests.Domain.Devices;

/// <summary>Whatever comes over a charger's line is understood or refused; nothing is thrown, and no request goes without answer.</summary>
public sealed class OcppFrameTests
{
    private static readonly string[] Samples =
    [
        """[2,"19223201","BootNotification",{"chargePointVendor":"VendorX","chargePointModel":"SingleSocketCharger"}]""",
        """[2,"1","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-11-30T12:00:00Z","sampledValue":[{"value":"1.5"}]}]}]""",
        """[3,"19223201",{"status":"Accepted"}]""",
        """[4,"162376037","NotSupported","SetDisplayMessageRequest not implemented",{}]""",
        """[2,"骑手","StatusNotification",{"customData":{"vendorId":"x","deep":[[[[null]]]]}}]""",
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, Samples.Length - 1].Select(index => Samples[index]),
        Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 3]).Array[0, 6],
        (sample, changes) =>
        {
            var bytes = Encoding.UTF8.GetBytes(sample).ToList();
            foreach (var (at, value, kind) in changes)
            {
                var place = at % (bytes.Count + 1);
                switch (kind)
                {
                    case 0 when place < bytes.Count:
                        bytes[place] = value;
                        break;
                    case 1:
                        bytes.Insert(place, value);
                        break;
                    case 2 when place < bytes.Count:
                        bytes.RemoveAt(place);
                        break;
                    case 3:
                        bytes.RemoveRange(place, bytes.Count - place);
                        break;
                }
            }

            return bytes.ToArray();
        });

    [Fact]
    public void Frame_OfAnyBytes_IsUnderstoodOrRefused() => Gen.OneOf(Mutated, Gen.Byte.Array[0, 300]).Sample(
        bytes =>
        {
            var frame = OcppFrameReader.Read(bytes);
            if (frame is OcppCall call)
            {
                Assert.InRange(call.Id.Length, 1, OcppFrameReader.LongestId);
                var known = OcppActions.FromChargers(OcppVersion.V16).GetValueOrDefault(call.Action);
                var (message, fault) = known is null ? (null, null) : OcppPayloads.Read(call.Payload, known.Request);
                Assert.True(known is null || message is null != fault is null);
            }

            if (frame is OcppMalformed { Id: { } id })
            {
                Assert.InRange(id.Length, 1, OcppFrameReader.LongestId);
            }

            // What begins as a request is one, or is refused under its id.
            if (Encoding.UTF8.GetString(bytes).StartsWith("[2,\"1\",", StringComparison.Ordinal))
            {
                Assert.True(frame is OcppCall { Id: "1" } or OcppMalformed { Id: "1", Answered: true }, frame.ToString());
            }
        },
        iter: 20_000);

    [Theory]
    [InlineData(OcppVersion.V16, OcppErrorCode.FormationViolation, "FormationViolation")]
    [InlineData(OcppVersion.V201, OcppErrorCode.FormationViolation, "FormatViolation")]
    [InlineData(OcppVersion.V16, OcppErrorCode.OccurrenceConstraintViolation, "OccurenceConstraintViolation")]
    [InlineData(OcppVersion.V201, OcppErrorCode.OccurrenceConstraintViolation, "OccurrenceConstraintViolation")]
    public void ErrorCodes_HaveTheWordsOfTheirVersion(OcppVersion version, OcppErrorCode code, string word) =>
        Assert.Equal(word, OcppErrorCodes.Word(version, code));

    [Fact]
    public void OutgoingCalls_HaveOneOpen_AndSendEachOnce_InTheirOrder() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 40]).Array[0, 60].Sample(steps =>
        {
            var (calls, now) = (OutgoingCalls.None, DateTimeOffset.UnixEpoch);
            var (asked, sent) = (new List<string>(), new List<string>());
            foreach (var (kind, which) in steps)
            {
                var before = calls.Open;
                if (kind == 0 && calls.Add($"{asked.Count}", now) is { } added)
                {
                    asked.Add($"{asked.Count}");
                    calls = added;
                }
                else if (kind == 1)
                {
                    calls = calls.Answered(calls.Open?.Id ?? $"{which}", now);
                }
                else if (kind == 2)
                {
                    calls = calls.Abandoned($"{which}");
                }

                Assert.True(calls.Open is not null || calls.Waiting.IsEmpty);
                Assert.InRange(calls.Waiting.Count, 0, OutgoingCalls.MostWaiting);
                if (calls.Open is { } open && open != before)
                {
                    sent.Add(open.Id);
                }
            }

            Assert.Equal(sent.Distinct(), sent);
            Assert.Equal(sent.OrderBy(int.Parse), sent);
        });
}
