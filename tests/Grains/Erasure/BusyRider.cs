using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Hardship;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Outbound;
using RedStation.Domain.Riders;
using RedStation.Grains.Riders;
using RedStation.Storage.Accounts;
using RedStation.Storage.Cases;
using RedStation.Storage.Certificates;
using RedStation.Storage.Databases;
using RedStation.Storage.Devices;
using RedStation.Storage.Dispatch;
using RedStation.Storage.Erasure;
using RedStation.Storage.Hiring;
using RedStation.Storage.Media;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;
using RedStation.Storage.Photos;
using RedStation.Storage.Voices;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Partners;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Erasure;

/// <summary>A rider who has done everything that there is to do, and has left their name or number wherever they could write.</summary>
/// <param name="silo">Where.</param>
/// <param name="id">Their id.</param>
public sealed class BusyRider(SiloFixture silo, string id)
{
    public const string Name = "赵小红";

    public const string Phone = "13900007777";

    public const string Words = "我是赵小红，电话13900007777";

    public string Id => id;

    public string PhoneHash => "phone-of-" + id;

    public IRiderGrain Grain => silo.Rider(id);

    private IDatabase Database => silo.Get<IDatabase>();

    /// <summary>Lets it all happen.</summary>
    public async Task Live()
    {
        await Grain.Register(new RegisterRider(Name, "330106", []));
        await SignIn();
        await Visit();
        await Work();
        await Report();
        await Redeem();
        var hardship = silo.Grains.Hardship("330106");
        var (one, other) = (new HardshipActor("a-1", "张三"), new HardshipActor("a-2", "李四"));
        await hardship.TopUp(new TopUpHardshipBudget("top-up-" + id, one, 100, "年度预算"));
        var grant = (await hardship.Propose(new ProposeHardshipGrant("grant-" + id, one, id, 20, Words))).Value!;
        Assert.NotNull((await hardship.Decide(new DecideHardshipGrant(grant.Id, other, true, Words))).Value);
        Assert.NotNull((await hardship.Propose(new ProposeHardshipGrant("proposed-" + id, one, id, 20, Words))).Value);
        Assert.NotNull(await silo.Get<CertificateStore>().Register(
            new NewCertificate("certificate-" + id, id, silo.Now, silo.Now, silo.Now.AddDays(90))));
        await silo.Get<CertificateStore>().Revoke("certificate-" + id, CertificateRevocation.Office, "a-1", Words);
        Assert.NotNull(await silo.Get<CertificateStore>().Register(new NewCertificate("valid-" + id, id, silo.Now, silo.Now, silo.Now.AddDays(90))));
        Assert.NotNull((await silo.Grains.ChargingCard("digest-" + id).Add(new AddChargingCard("card-" + id, id, Name, "1234"))).Value);
        var start = new EquipmentCommand("command-" + id, "charger-of-" + id, EquipmentAct.Start, 1, null, silo.Now);
        Assert.NotNull(await silo.Get<EquipmentCommandStore>().Begin(start, id + " start", "fingerprint"));
        await silo.Get<PresentationStore>().Add("shown-" + id, id, Words, silo.Now.AddDays(90));
        await silo.Get<DispatchRecordStore>().Keep([new(id, "verified-" + id, silo.Now, DispatchDecision.Taken, 500)]);
        silo.Platform("platform");
        await silo.Grains.PlatformDuty("duty-" + id).Start(new StartDuty(
            "platform", "pseudonym-" + id, id, "verified-" + id, TaskType.HazardCheck, "330106", 15, silo.Now));
        await silo.Get<HiringStore>().Agree(id, "330106", Phone);
        await silo.Get<HiringStore>().Begin(new NewHiringExport("list-" + id, "330106", "a-1", "张三"));
        await silo.Get<HiringStore>().Include("list-" + id, [id]);
        await silo.Get<IDutyIndex>().Remove(id, new DutySpan(silo.Now.AddHours(-1), silo.Now), "330106");
        Assert.Null(await silo.Get<ExportTurns>().TakeTurn(id));
        await Grain.ChangeProfile(new ChangeProfile("rename", Name, "330108"));
        await silo.Get<OutboundEvents>().Number(1_000);
    }

    private async Task SignIn()
    {
        var accounts = new AccountStore(Database, silo.Clock);
        Assert.Equal(
            AccountAdded.Added, await accounts.Add(new NewAccount(new Account(id, "rider", Name, [], null), null, PhoneHash, null, null)));
        await new SessionStore(Database, silo.Clock).Open(
            new Session("session-" + id, id, "rider", Name, [], null), "token-" + id, TimeSpan.FromDays(30));
        await new KnownDeviceStore(Database, silo.Clock).Remember(PhoneHash, "device");
        Assert.NotEmpty(await silo.Get<PlatformLinkStore>().Consent("platform-" + id, id, ["duty"]));
        await silo.Get<NoticeReceiverStore>().Put(new NoticeReceiver(
            "sms-" + id, id, NoticeChannel.Sms, NoticeLanguage.Zh, null, null, Phone, silo.Now));
    }

    private async Task Visit()
    {
        var station = await silo.FreeStation("visited-by-" + id, 2);
        var credential = (await Grain.IssueCredential()).Value!.Credential;
        Assert.NotNull((await station.Recognise(new RecogniseRider("recognise", credential))).Value);
        Assert.NotNull((await station.Reserve(Reserve(id))).Value);
    }

    private async Task Work()
    {
        var place = silo.NewPlace();
        var photos = new PhotoStore(Database, silo.Clock, silo.Get<MediaBytes>());
        Assert.True(await photos.Add(new NewPhoto("evidence-" + id, id, [1], UploadedFile.Of([1]))));
        await silo.OnDuty(id, place, 50);
        foreach (var outcome in (string[])["verified", "rejected", "open"])
        {
            var task = await silo.OpenTask($"{outcome}-{id}", place);
            Assert.NotNull((await task.Accept(By(id))).Value);
            Assert.NotNull((await task.Submit(By(id, new Evidence(Words, "evidence-" + id)))).Value);
            await silo.Stand(id, place, 50);
            if (outcome != "open")
            {
                Assert.NotNull((await (outcome == "verified" ? task.Verify(ByDispatcher()) : task.Reject(ByDispatcher("不对")))).Value);
            }
        }

        await Grain.GoOffDuty();
    }

    private async Task Report()
    {
        var photos = new PhotoStore(Database, silo.Clock, silo.Get<MediaBytes>());
        var voices = new VoiceStore(Database, silo.Clock, silo.Get<MediaBytes>());
        Assert.True(await photos.Add(new NewPhoto("photo-" + id, id, [2], UploadedFile.Of([2]))));
        Assert.Equal(VoiceAdded.Kept, await voices.Add(new Voice("voice-" + id, id, "audio/ogg", [3])));
        await new PhotoParts(Database, silo.Clock).Add(new PhotoPart("part-" + id, id, 0, 10, [4]));
        var report = CaseSetup.ReportOf(id) with { Note = Words, PhotoIds = ["photo-" + id], VoiceId = "voice-" + id };
        Assert.True(await new CaseAttachments(photos, voices, silo.Grains).Give("own-" + id, id, ["photo-" + id], "voice-" + id));
        Assert.NotNull((await silo.CaseOf("own-" + id).Report(report)).Value);
        await silo.CaseOf("own-" + id).Does(CaseAction.Open);
        var other = await silo.Reported("joined-" + id, "other-than-" + id);
        Assert.NotNull((await other.Act(new CaseCommand(NewOperation(), id, CaseAction.Join, Words))).Value);
    }

    private async Task Redeem()
    {
        await silo.InStock("goods-" + id, 3);
        await silo.WithPoints(id, ServiceSetup.Price);
        var redemption = silo.Grains.Redemption("redeemed-" + id);
        Assert.Null((await redemption.Reserve(ServiceSetup.ReserveOf("goods-" + id, id, "redeemed-" + id))).Refusal);
        Assert.NotNull((await redemption.Deliver(ServiceSetup.DeliverAt("西湖驿站"))).Value);
        Assert.NotNull((await redemption.Rate(new RateService(NewOperation(), id, 5, Words))).Value);
    }
}
